// In place of node:async_hooks, in which React looks for its request in code that goes on after a promise. The pages have
// none: components do not wait. Node 20 and 22 follow every promise of a process that uses it once, the API's too.
export class AsyncLocalStorage {
  getStore() {}

  run(_store, callback, ...args) {
    return callback(...args);
  }
}
