//! Compiles the screens against the shared kit.

fn main() -> Result<(), slint_build::CompileError> {
    let configuration = slint_build::CompilerConfiguration::new()
        .with_library_paths(turno_ui_kit::library_paths())
        .with_style("fluent".to_owned())
        // The tests find controls by their labels, which needs the element names in the program.
        .with_debug_info(std::env::var("PROFILE").is_ok_and(|profile| profile == "debug"));
    slint_build::compile_with_config("ui/main.slint", configuration)
}
