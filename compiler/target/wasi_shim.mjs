// A small WASI preview 1 host for programs that Molt compiles: Node 18 and later, and browsers.
//
// As a command:   node wasi_shim.mjs [--name NAME] PROGRAM.wasm [ARGS...]
// As a module:    import { Wasi, NodeFiles, MemoryFiles } from './wasi_shim.mjs'
//                 const wasi = new Wasi({ args, env, files, stdin, stdout, stderr })
//                 const status = wasi.start(await WebAssembly.instantiate(module, wasi.imports))
//
// `files` is the file system behind the one preopened folder, or null for none. Streams are objects
// with read(size) -> Uint8Array (empty at the end) and write(bytes). Everything is synchronous.

const ERRNO = {
  SUCCESS: 0, EACCES: 2, EAGAIN: 6, EBADF: 8, EEXIST: 20, EINVAL: 28, EIO: 29, EISDIR: 31,
  ELOOP: 32, EMFILE: 33, ENAMETOOLONG: 37, ENOENT: 44, ENOSPC: 51, ENOSYS: 52, ENOTDIR: 54,
  ENOTEMPTY: 55, EPERM: 63, EPIPE: 64, EROFS: 69, ESPIPE: 70, EXDEV: 75, ENOTCAPABLE: 76,
};
const FILETYPE = { UNKNOWN: 0, CHARACTER: 2, FOLDER: 3, FILE: 4, LINK: 7 };
const OPEN = { CREATE: 1, FOLDER: 2, EXCLUSIVE: 4, TRUNCATE: 8 };
const FDFLAG_APPEND = 1;
const RIGHT_READ = 1n << 1n;
const RIGHT_WRITE = 1n << 6n;
const ALL_RIGHTS = 0x1fffffffn;
const STREAM_RIGHTS = ALL_RIGHTS & ~(1n << 2n) & ~(1n << 5n);
const PREOPENED = 3;

// Thrown by proc_exit; unwinds the program.
class Exit {
  constructor(status) {
    this.status = status;
  }
}

// An error of the file system; `code` is a key of ERRNO.
export class FileError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function errnoOf(error) {
  if (error instanceof Exit) throw error;
  if (error && error.code in ERRNO) return ERRNO[error.code];
  if (error && error.code !== undefined) return ERRNO.EIO;
  throw error;
}

// A path below the preopened folder, without "." and ".." steps that lead out of it.
function normalise(path) {
  const steps = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0) steps.pop();
    else throw new FileError('ENOTCAPABLE');
  }
  return steps.join('/');
}

export class Wasi {
  constructor({ args = ['program'], env = {}, files = null, stdin, stdout, stderr, root = '/' }) {
    this.args = args.map((text) => encoder.encode(text + '\0'));
    this.env = Object.entries(env).map(([key, value]) => encoder.encode(`${key}=${value}\0`));
    this.files = files;
    this.root = encoder.encode(root);
    this.descriptors = [
      { stream: stdin, type: FILETYPE.CHARACTER },
      { stream: stdout, type: FILETYPE.CHARACTER },
      { stream: stderr, type: FILETYPE.CHARACTER },
    ];
    if (files) this.descriptors[PREOPENED] = { folder: '', type: FILETYPE.FOLDER };
    this.memory = null;
    this.imports = { wasi_snapshot_preview1: this.functions() };
  }

  // Runs the program's _start; the exit status.
  start(instance) {
    this.memory = instance.exports.memory;
    try {
      instance.exports._start();
      return 0;
    } catch (error) {
      if (error instanceof Exit) return error.status;
      throw error;
    }
  }

  view() {
    return new DataView(this.memory.buffer);
  }

  bytes(pointer, length) {
    return new Uint8Array(this.memory.buffer, pointer, length);
  }

  text(pointer, length) {
    return decoder.decode(this.bytes(pointer, length));
  }

  descriptor(fd) {
    const entry = this.descriptors[fd];
    if (!entry) throw new FileError('EBADF');
    return entry;
  }

  // Paths are relative to a folder's descriptor.
  path(fd, pointer, length) {
    const entry = this.descriptor(fd);
    if (entry.folder === undefined) throw new FileError('ENOTDIR');
    const path = this.text(pointer, length);
    return normalise(entry.folder === '' ? path : `${entry.folder}/${path}`);
  }

  newDescriptor(entry) {
    let fd = PREOPENED;
    while (this.descriptors[fd]) fd++;
    this.descriptors[fd] = entry;
    return fd;
  }

  writeStrings(strings, pointers, buffer) {
    const view = this.view();
    for (const text of strings) {
      view.setUint32(pointers, buffer, true);
      this.bytes(buffer, text.length).set(text);
      pointers += 4;
      buffer += text.length;
    }
  }

  writeSizes(strings, count, size) {
    const view = this.view();
    view.setUint32(count, strings.length, true);
    view.setUint32(size, strings.reduce((sum, text) => sum + text.length, 0), true);
  }

  // Calls step(bytes) for each buffer of a vector until one is not used up; the sum of its results.
  forBuffers(vectors, count, step) {
    let total = 0;
    for (let k = 0; k < count; k++) {
      const view = this.view();
      const pointer = view.getUint32(vectors + 8 * k, true);
      const length = view.getUint32(vectors + 8 * k + 4, true);
      if (length === 0) continue;
      const used = step(this.bytes(pointer, length));
      total += used;
      if (used < length) break;
    }
    return total;
  }

  readInto(entry, buffer) {
    if (entry.stream) {
      const data = entry.stream.read(buffer.length);
      buffer.set(data);
      return data.length;
    }
    if (entry.folder !== undefined) throw new FileError('EISDIR');
    const count = this.files.read(entry.file, buffer, entry.position);
    entry.position += count;
    return count;
  }

  writeFrom(entry, buffer) {
    if (entry.stream) {
      entry.stream.write(buffer);
      return buffer.length;
    }
    if (entry.folder !== undefined) throw new FileError('EBADF');
    if (entry.append) entry.position = this.files.status(entry.file).size;
    const count = this.files.write(entry.file, buffer, entry.position);
    entry.position += count;
    return count;
  }

  writeStatus(pointer, status) {
    const view = this.view();
    this.bytes(pointer, 64).fill(0);
    view.setBigUint64(pointer + 8, BigInt(status.id ?? 0), true);
    view.setUint8(pointer + 16, status.type);
    view.setBigUint64(pointer + 24, 1n, true);
    view.setBigUint64(pointer + 32, BigInt(status.size), true);
    const nanoseconds = BigInt(Math.round((status.modified ?? 0) * 1e6));
    for (const offset of [40, 48, 56]) view.setBigUint64(pointer + offset, nanoseconds, true);
  }

  open(fd, path, options, rights, flags) {
    const status = this.files.find(path);
    if (status && options & OPEN.CREATE && options & OPEN.EXCLUSIVE) throw new FileError('EEXIST');
    if (status && status.type === FILETYPE.FOLDER) {
      const writes = (rights & RIGHT_WRITE) !== 0n && (rights & (1n << 14n)) === 0n;
      if (writes || options & OPEN.TRUNCATE) throw new FileError('EISDIR');
      return this.newDescriptor({ folder: path, type: FILETYPE.FOLDER });
    }
    if (!status && !(options & OPEN.CREATE)) throw new FileError('ENOENT');
    if (options & OPEN.FOLDER) throw new FileError(status ? 'ENOTDIR' : 'ENOENT');
    const file = this.files.open(path, {
      read: (rights & RIGHT_READ) !== 0n,
      write: (rights & RIGHT_WRITE) !== 0n,
      create: (options & OPEN.CREATE) !== 0,
      exclusive: (options & OPEN.EXCLUSIVE) !== 0,
      truncate: (options & OPEN.TRUNCATE) !== 0,
    });
    const append = (flags & FDFLAG_APPEND) !== 0;
    return this.newDescriptor({ file, position: 0, append, type: FILETYPE.FILE });
  }

  seek(entry, offset, whence) {
    if (entry.file === undefined) throw new FileError('ESPIPE');
    const bases = [0, entry.position, this.files.status(entry.file).size];
    if (whence > 2) throw new FileError('EINVAL');
    const position = bases[whence] + Number(offset);
    if (position < 0) throw new FileError('EINVAL');
    entry.position = position;
    return position;
  }

  listFolder(entry, pointer, length, cookie) {
    const names = ['.', '..', ...this.files.list(entry.folder)];
    let used = 0;
    for (let k = Number(cookie); k < names.length && used < length; k++) {
      const name = encoder.encode(names[k]);
      const inside = names[k] === '.' || names[k] === '..';
      const path = normalise(`${entry.folder}/${inside ? '.' : names[k]}`);
      const record = new Uint8Array(24 + name.length);
      const fields = new DataView(record.buffer);
      fields.setBigUint64(0, BigInt(k + 1), true);
      fields.setUint32(16, name.length, true);
      fields.setUint8(20, this.files.find(path)?.type ?? FILETYPE.UNKNOWN);
      record.set(name, 24);
      const part = record.subarray(0, length - used);
      this.bytes(pointer + used, part.length).set(part);
      used += part.length;
    }
    return used;
  }

  // Sleeps are the only events that are waited for; a stream counts as ready.
  poll(subscriptions, events, count) {
    const view = this.view();
    let timeout = Infinity;
    const ready = [];
    for (let k = 0; k < count; k++) {
      const at = subscriptions + 48 * k;
      const type = view.getUint8(at + 8);
      if (type === 0) {
        let wait = Number(view.getBigUint64(at + 24, true)) / 1e6;
        if (view.getUint16(at + 40, true) & 1) {
          const clock = view.getUint32(at + 16, true);
          wait -= Number(this.clock(clock)) / 1e6;
        }
        timeout = Math.min(timeout, Math.max(0, wait));
      } else {
        ready.push([at, type]);
      }
    }
    if (ready.length === 0) {
      pause(timeout);
      ready.push([subscriptions, 0]);
    }
    ready.forEach(([at, type], k) => {
      this.bytes(events + 32 * k, 32).fill(0);
      view.setBigUint64(events + 32 * k, view.getBigUint64(at, true), true);
      view.setUint8(events + 32 * k + 10, type);
    });
    return ready.length;
  }

  clock(id) {
    if (id === 0) return BigInt(Math.round(Date.now() * 1e6));
    return BigInt(Math.round(performance.now() * 1e6));
  }

  functions() {
    // Turns what a function throws into an errno. The wrapper also keeps Node from calling the
    // function by its fast path.
    const guarded = (body) => (...args) => {
      try {
        return body(...args) ?? ERRNO.SUCCESS;
      } catch (error) {
        return errnoOf(error);
      }
    };
    const unsupported = guarded(() => ERRNO.ENOSYS);
    const table = {
      args_get: (pointers, buffer) => this.writeStrings(this.args, pointers, buffer),
      args_sizes_get: (count, size) => this.writeSizes(this.args, count, size),
      environ_get: (pointers, buffer) => this.writeStrings(this.env, pointers, buffer),
      environ_sizes_get: (count, size) => this.writeSizes(this.env, count, size),
      clock_res_get: (id, result) => {
        this.view().setBigUint64(result, id === 0 ? 1000000n : 1000n, true);
      },
      clock_time_get: (id, precision, result) => {
        this.view().setBigUint64(result, this.clock(id), true);
      },
      random_get: (pointer, length) => {
        for (let at = 0; at < length; at += 65536) {
          crypto.getRandomValues(this.bytes(pointer + at, Math.min(65536, length - at)));
        }
      },
      sched_yield: () => {},
      proc_exit: (status) => {
        throw new Exit(status);
      },
      proc_raise: () => ERRNO.ENOSYS,
      poll_oneoff: (subscriptions, events, count, result) => {
        this.view().setUint32(result, this.poll(subscriptions, events, count), true);
      },
      ...this.descriptorFunctions(),
      ...this.pathFunctions(),
    };
    for (const name of Object.keys(table)) table[name] = guarded(table[name]);
    const missing = ['sock_accept', 'sock_recv', 'sock_send', 'sock_shutdown'];
    for (const name of missing) table[name] = unsupported;
    return table;
  }

  descriptorFunctions() {
    return {
      fd_advise: (fd) => void this.descriptor(fd),
      fd_allocate: () => ERRNO.ENOSYS,
      fd_close: (fd) => {
        const entry = this.descriptor(fd);
        if (entry.file !== undefined) this.files.close(entry.file);
        this.descriptors[fd] = undefined;
      },
      fd_datasync: (fd) => void this.descriptor(fd),
      fd_sync: (fd) => void this.descriptor(fd),
      fd_fdstat_get: (fd, result) => {
        const entry = this.descriptor(fd);
        this.bytes(result, 24).fill(0);
        const view = this.view();
        view.setUint8(result, entry.type);
        view.setUint16(result + 2, entry.append ? FDFLAG_APPEND : 0, true);
        // A terminal is told from a file by being unable to seek.
        const isTerminal = entry.stream && entry.stream.isTerminal;
        const rights = isTerminal ? STREAM_RIGHTS : ALL_RIGHTS;
        view.setBigUint64(result + 8, rights, true);
        view.setBigUint64(result + 16, ALL_RIGHTS, true);
      },
      fd_fdstat_set_flags: (fd, flags) => {
        this.descriptor(fd).append = (flags & FDFLAG_APPEND) !== 0;
      },
      fd_fdstat_set_rights: (fd) => void this.descriptor(fd),
      fd_filestat_get: (fd, result) => {
        const entry = this.descriptor(fd);
        if (entry.file !== undefined) return this.writeStatus(result, this.files.status(entry.file));
        const status = entry.folder === undefined ? { size: 0 } : this.files.find(entry.folder);
        return this.writeStatus(result, { ...status, type: entry.type });
      },
      fd_filestat_set_size: (fd, size) => {
        this.files.truncate(this.descriptor(fd).file, Number(size));
      },
      fd_filestat_set_times: () => {},
      fd_pread: (fd, vectors, count, offset, result) => {
        const entry = { ...this.descriptor(fd), position: Number(offset) };
        const total = this.forBuffers(vectors, count, (buffer) => this.readInto(entry, buffer));
        this.view().setUint32(result, total, true);
      },
      fd_prestat_get: (fd, result) => {
        if (fd !== PREOPENED || !this.files) return ERRNO.EBADF;
        this.view().setUint32(result, 0, true);
        this.view().setUint32(result + 4, this.root.length, true);
        return ERRNO.SUCCESS;
      },
      fd_prestat_dir_name: (fd, pointer, length) => {
        if (fd !== PREOPENED || !this.files) return ERRNO.EBADF;
        this.bytes(pointer, length).set(this.root.subarray(0, length));
        return ERRNO.SUCCESS;
      },
      fd_pwrite: (fd, vectors, count, offset, result) => {
        const entry = { ...this.descriptor(fd), position: Number(offset), append: false };
        const total = this.forBuffers(vectors, count, (buffer) => this.writeFrom(entry, buffer));
        this.view().setUint32(result, total, true);
      },
      fd_read: (fd, vectors, count, result) => {
        const entry = this.descriptor(fd);
        const total = this.forBuffers(vectors, count, (buffer) => this.readInto(entry, buffer));
        this.view().setUint32(result, total, true);
      },
      fd_readdir: (fd, pointer, length, cookie, result) => {
        const entry = this.descriptor(fd);
        if (entry.folder === undefined) return ERRNO.ENOTDIR;
        const used = this.listFolder(entry, pointer, length, cookie);
        this.view().setUint32(result, used, true);
        return ERRNO.SUCCESS;
      },
      fd_renumber: (from, to) => {
        this.descriptors[to] = this.descriptor(from);
        this.descriptors[from] = undefined;
      },
      fd_seek: (fd, offset, whence, result) => {
        const position = this.seek(this.descriptor(fd), offset, whence);
        this.view().setBigUint64(result, BigInt(position), true);
      },
      fd_tell: (fd, result) => {
        this.view().setBigUint64(result, BigInt(this.seek(this.descriptor(fd), 0, 1)), true);
      },
      fd_write: (fd, vectors, count, result) => {
        const entry = this.descriptor(fd);
        const total = this.forBuffers(vectors, count, (buffer) => this.writeFrom(entry, buffer));
        this.view().setUint32(result, total, true);
      },
    };
  }

  pathFunctions() {
    return {
      path_create_directory: (fd, path, length) => {
        this.files.makeFolder(this.path(fd, path, length));
      },
      path_filestat_get: (fd, flags, path, length, result) => {
        const status = this.files.find(this.path(fd, path, length));
        if (!status) return ERRNO.ENOENT;
        return this.writeStatus(result, status);
      },
      path_filestat_set_times: () => {},
      path_link: () => ERRNO.ENOSYS,
      path_open: (fd, lookup, path, length, options, rights, inheriting, flags, result) => {
        const name = this.path(fd, path, length);
        this.view().setUint32(result, this.open(fd, name, options, rights, flags), true);
      },
      path_readlink: () => ERRNO.EINVAL,
      path_remove_directory: (fd, path, length) => {
        this.files.removeFolder(this.path(fd, path, length));
      },
      path_rename: (fd, from, fromLength, toFd, to, toLength) => {
        this.files.rename(this.path(fd, from, fromLength), this.path(toFd, to, toLength));
      },
      path_symlink: () => ERRNO.ENOSYS,
      path_unlink_file: (fd, path, length) => {
        this.files.remove(this.path(fd, path, length));
      },
    };
  }
}

// Blocks for some milliseconds, where the host allows that.
function pause(milliseconds) {
  if (!(milliseconds > 0)) return;
  try {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(cell, 0, 0, milliseconds);
  } catch {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }
}

// A folder of the real file system. `fs` is Node's module node:fs.
export class NodeFiles {
  constructor(fs, folder) {
    this.fs = fs;
    this.folder = folder.endsWith('/') ? folder : `${folder}/`;
  }

  real(path) {
    return this.folder + path;
  }

  describe(status) {
    const type = status.isDirectory() ? FILETYPE.FOLDER
      : status.isFile() ? FILETYPE.FILE : FILETYPE.CHARACTER;
    return { type, size: status.size, modified: status.mtimeMs, id: status.ino };
  }

  find(path) {
    const status = this.fs.statSync(this.real(path), { throwIfNoEntry: false });
    return status && this.describe(status);
  }

  open(path, { read, write, create, exclusive, truncate }) {
    const c = this.fs.constants;
    let flags = write ? (read ? c.O_RDWR : c.O_WRONLY) : c.O_RDONLY;
    if (create) flags |= c.O_CREAT;
    if (exclusive) flags |= c.O_EXCL;
    if (truncate) flags |= c.O_TRUNC;
    return this.fs.openSync(this.real(path), flags, 0o666);
  }

  status(file) {
    return this.describe(this.fs.fstatSync(file));
  }

  read(file, buffer, position) {
    return this.fs.readSync(file, buffer, 0, buffer.length, position);
  }

  write(file, buffer, position) {
    return this.fs.writeSync(file, buffer, 0, buffer.length, position);
  }

  truncate(file, size) {
    this.fs.ftruncateSync(file, size);
  }

  close(file) {
    this.fs.closeSync(file);
  }

  list(path) {
    return this.fs.readdirSync(this.real(path));
  }

  makeFolder(path) {
    this.fs.mkdirSync(this.real(path));
  }

  remove(path) {
    this.fs.unlinkSync(this.real(path));
  }

  removeFolder(path) {
    this.fs.rmdirSync(this.real(path));
  }

  rename(from, to) {
    this.fs.renameSync(this.real(from), this.real(to));
  }
}

// Files that live in memory, for browsers: a map from path to Uint8Array; folders follow from it.
export class MemoryFiles {
  constructor(files = {}) {
    this.contents = new Map(Object.entries(files));
    this.folders = new Set(['']);
  }

  isFolder(path) {
    if (this.folders.has(path)) return true;
    for (const name of this.contents.keys()) if (name.startsWith(`${path}/`)) return true;
    return false;
  }

  find(path) {
    const content = this.contents.get(path);
    if (content) return { type: FILETYPE.FILE, size: content.length };
    return this.isFolder(path) ? { type: FILETYPE.FOLDER, size: 0 } : undefined;
  }

  open(path, { truncate }) {
    if (truncate || !this.contents.has(path)) this.contents.set(path, new Uint8Array(0));
    return { path };
  }

  status(file) {
    return this.find(file.path);
  }

  read(file, buffer, position) {
    const part = this.contents.get(file.path).subarray(position, position + buffer.length);
    buffer.set(part);
    return part.length;
  }

  write(file, buffer, position) {
    const old = this.contents.get(file.path);
    const grown = new Uint8Array(Math.max(old.length, position + buffer.length));
    grown.set(old);
    grown.set(buffer, position);
    this.contents.set(file.path, grown);
    return buffer.length;
  }

  truncate(file, size) {
    const cut = new Uint8Array(size);
    cut.set(this.contents.get(file.path).subarray(0, size));
    this.contents.set(file.path, cut);
  }

  close() {}

  list(path) {
    const prefix = path === '' ? '' : `${path}/`;
    const names = new Set();
    for (const name of [...this.contents.keys(), ...this.folders]) {
      if (name.startsWith(prefix) && name !== path) names.add(name.slice(prefix.length).split('/')[0]);
    }
    return [...names];
  }

  makeFolder(path) {
    if (this.find(path)) throw new FileError('EEXIST');
    this.folders.add(path);
  }

  remove(path) {
    if (!this.contents.delete(path)) throw new FileError('ENOENT');
  }

  removeFolder(path) {
    if (this.list(path).length > 0) throw new FileError('ENOTEMPTY');
    if (!this.folders.delete(path)) throw new FileError('ENOENT');
  }

  rename(from, to) {
    const content = this.contents.get(from);
    if (!content) throw new FileError('ENOENT');
    this.contents.delete(from);
    this.contents.set(to, content);
  }
}

// A stream over a descriptor of Node's process, which may be a pipe that is not ready.
class NodeStream {
  constructor(fs, tty, fd) {
    this.fs = fs;
    this.fd = fd;
    this.isTerminal = tty.isatty(fd);
  }

  read(size) {
    const buffer = new Uint8Array(size);
    for (;;) {
      try {
        return buffer.subarray(0, this.fs.readSync(this.fd, buffer, 0, size, null));
      } catch (error) {
        if (error.code === 'EOF') return buffer.subarray(0, 0);
        if (error.code !== 'EAGAIN') throw error;
        pause(5);
      }
    }
  }

  write(bytes) {
    for (let at = 0; at < bytes.length;) {
      try {
        at += this.fs.writeSync(this.fd, bytes, at, bytes.length - at);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
        pause(1);
      }
    }
  }
}

// Runs one module of this process's files and streams; the exit status.
export async function runOnNode(path, args, name = path) {
  const fs = await import('node:fs');
  const tty = await import('node:tty');
  if (!globalThis.crypto) globalThis.crypto = (await import('node:crypto')).webcrypto;
  const wasi = new Wasi({
    args: [name, ...args],
    env: process.env,
    files: new NodeFiles(fs, process.cwd()),
    root: '.',
    stdin: new NodeStream(fs, tty, 0),
    stdout: new NodeStream(fs, tty, 1),
    stderr: new NodeStream(fs, tty, 2),
  });
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path), wasi.imports);
  return wasi.start(instance);
}

async function isMainOnNode() {
  if (typeof process === 'undefined' || !process.argv || !process.argv[1]) return false;
  const { pathToFileURL } = await import('node:url');
  const { realpathSync } = await import('node:fs');
  return import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
}

if (await isMainOnNode()) {
  let [, , path, ...args] = process.argv;
  let name = path;
  if (path === '--name') [name, path, ...args] = args;
  if (!path) {
    console.error('usage: node wasi_shim.mjs [--name NAME] PROGRAM.wasm [ARGS...]');
    process.exit(2);
  }
  process.exit(await runOnNode(path, args, name));
}
