//! Words that stand in the midst of a sentence, as the beginning of one.

/// The text with its first letter as a capital, where its writing has capitals.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_letter_grows_and_only_where_it_can() {
        assert_eq!(sentence_case("технічна несправність"), "Технічна несправність");
        assert_eq!(sentence_case("技术故障"), "技术故障");
        assert_eq!(sentence_case(""), "");
    }
}
