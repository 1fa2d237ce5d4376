/**
 * What happened on the wire, as values, so that a log or a diagram can be drawn from them. Written on worker threads; anyone may import it.
 */
package io.portside.ftp.event;
