//! Turns a compiled `NAME.wasm` into what a browser can load: `NAME.js` and `NAME_bg.wasm`.
//!
//! This is the `wasm-bindgen` step through its library, so that its version is pinned by `Cargo.lock`
//! beside the macros it has to match. Usage: `bundle INPUT.wasm NAME OUTPUT_FOLDER`.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, name, folder] = arguments.as_slice() else {
        eprintln!("usage: bundle INPUT.wasm NAME OUTPUT_FOLDER");
        return ExitCode::FAILURE;
    };
    match bundle(input, name, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bundle: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn bundle(input: &str, name: &str, folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .web(true)?
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    let inline = output.snippets().values().map(Vec::len).sum::<usize>();
    refuse_snippets(inline + output.local_modules().len())?;
    output.emit(folder)?;
    Ok(())
}

/// Snippets are loaded under names without a content hash, so a cached one could meet a newer client.
fn refuse_snippets(count: usize) -> Result<(), String> {
    if count == 0 {
        Ok(())
    } else {
        Err(format!(
            "{count} pieces of inline JavaScript are in the client; there must be none"
        ))
    }
}
