/**
 * The FTP session core's front: {@link io.portside.ftp.FtpSite} and the values that go in and come out. Plain Java,
 * no {@code org.eclipse.*}, no profiles, no UI. Calls block; make them on worker threads.
 */
package io.portside.ftp;
