/**
 * The cancel port of core and engine. Anyone may import it; every type is thread-safe.
 */
package io.portside.ftp.cancel;
