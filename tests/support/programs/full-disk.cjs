// Loaded before a program: while there is a file FULL_DISK_FLAG, no file in FULL_DISK_FOLDER gets larger.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { FULL_DISK_FLAG: flag = '', FULL_DISK_FOLDER: folder = '' } = process.env;
const { openSync, writeSync } = fs;
const { statfs } = fs.promises;
const NO_ROOM = { code: 'ENOSPC', errno: -28 };

/** @type {Set<number>} */
const inFolder = new Set();

Object.assign(fs, {
  /** @param {Parameters<typeof openSync>} open */
  openSync(...open) {
    const descriptor = openSync(...open);
    if (String(open[0]).startsWith(folder)) inFolder.add(descriptor);
    else inFolder.delete(descriptor);
    return descriptor;
  },
  /**
   * @param {number} descriptor
   * @param {Uint8Array} data
   * @param {number} offset
   * @param {number} length
   * @param {number} position
   */
  writeSync(descriptor, data, offset, length, position) {
    if (inFolder.has(descriptor) && fs.existsSync(flag)) {
      const { size } = fs.fstatSync(descriptor);
      if (position + length > size) throw Object.assign(new Error('ENOSPC'), NO_ROOM);
    }
    return writeSync(descriptor, data, offset, length, position);
  },
});

Object.assign(fs.promises, {
  /** @param {Parameters<typeof statfs>} of */
  async statfs(...of) {
    const room = await statfs(...of);
    const isFull = String(of[0]).startsWith(folder) && fs.existsSync(flag);
    return isFull ? Object.assign(room, { bavail: 0 }) : room;
  },
});
syncBuiltinESMExports();
