#!/usr/bin/env bash
# Says what there is to measure. There is no benchmark yet: a made-up figure would be worse than none.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

die "there is no benchmark yet. The figures of one run of the main job are in target/tour/tour.json after 'make tour'."
