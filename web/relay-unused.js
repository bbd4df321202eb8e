// In place of files of Relay that the pages never call: proxies for updaters that change what they read. Nothing is
// exported, so a call fails.
export {};
