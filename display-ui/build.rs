//! Compiles the wall's screens together with the shared kit.

fn main() -> Result<(), slint_build::CompileError> {
    let config = slint_build::CompilerConfiguration::new()
        .with_library_paths(turno_ui_kit::library_paths())
        .with_style("fluent".to_owned())
        // The screen tests find things by what they are called.
        .with_debug_info(std::env::var("PROFILE").is_ok_and(|profile| profile == "debug"));
    slint_build::compile_with_config("ui/wall.slint", config)
}
