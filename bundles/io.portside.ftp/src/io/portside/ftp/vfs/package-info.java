/**
 * The Commons VFS provider for {@code ftp:} over {@link io.portside.ftp.FtpSite}. Imported by the engine's VFS package
 * only. Any thread; what VFS locks (one lock a file system) is not held while the network is waited for, except in the
 * methods of VFS itself that cannot be overridden.
 */
package io.portside.ftp.vfs;
