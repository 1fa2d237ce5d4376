/**
 * The control connection: commands out, replies in, counted exactly. Blocking on the borrowing worker thread. Not for import outside this bundle.
 */
package io.portside.ftp.control;
