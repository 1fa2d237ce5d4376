/**
 * FTP over TLS (RFC 4217): the protected link, whom it believes, and the one TLS session that a control connection and
 * its data connections share. On the thread of the session; {@code SiteTls} on any. Not for import outside this bundle.
 */
package io.portside.ftp.tls;
