/**
 * The Commons VFS provider for {@code ftp:} over {@link io.portside.ftp.FtpSite}. Imported by the engine's VFS package only.
 */
package io.portside.ftp.vfs;
