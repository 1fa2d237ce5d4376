/**
 * One logged-in FTP session and the pool of them. Blocking, on worker threads; a session belongs to one thread at a time. Not for import outside this bundle.
 */
package io.portside.ftp.session;
