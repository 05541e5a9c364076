// What `ticketwire/react` and the like are at run time: types alone.
export {};
