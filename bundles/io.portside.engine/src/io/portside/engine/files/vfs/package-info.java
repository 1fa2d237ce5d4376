/**
 * Volumes over Commons VFS: one private DefaultFileSystemManager, the stock file: provider and our own ftp: one. The only package of the engine that may touch VFS.
 */
package io.portside.engine.files.vfs;
