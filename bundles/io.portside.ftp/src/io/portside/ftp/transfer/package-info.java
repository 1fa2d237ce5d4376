/**
 * Moving a file's bytes so that a final name never holds a partial file: temporary name, size check, time, rename.
 * Blocking, on worker threads.
 */
package io.portside.ftp.transfer;
