#!/usr/bin/env bash
# Checks everything about the code that can be checked without a test, and counts what the core paths take. Stops at the first thing that is wrong.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$TURNO_ROOT"

"$TURNO_ROOT/scripts/install.sh" check
"$TURNO_ROOT/scripts/web.sh"

own_compiled_files
say "Formatting"
cargo fmt --all --check || die "some files are not formatted: run 'cargo fmt --all'"

say "Layout of the code (cargo xtask tidy)"
cargo xtask tidy || die "the layout rules above are broken"

# With the code for machines without a window system, which no test can run.
say "Lints"
cargo clippy --locked --workspace --all-targets --features kiosk-ui/kms,display-ui/kms -- -D warnings || die "the lints above must be dealt with"

say "Documentation"
RUSTDOCFLAGS=-Dwarnings cargo doc --locked --workspace --no-deps --document-private-items || die "the documentation has the mistakes above"

say "Instructions of the core paths (scripts/counts.sh)"
"$TURNO_ROOT/scripts/counts.sh" check

say "All checks passed"
