# Says in the glue (GLUE) what the WebAssembly beside it (WASM) is, so that a loader knows another file.
file(SHA256 ${WASM} sha256)
file(SIZE ${WASM} size)
file(APPEND ${GLUE} "\nexport const digest = { sha256: '${sha256}', size: ${size} };\n")
