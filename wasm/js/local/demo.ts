/** The worlds of the demo, as `ticketwire-server --demo` brings them in. */
declare const worlds: readonly object[];
export default worlds;
