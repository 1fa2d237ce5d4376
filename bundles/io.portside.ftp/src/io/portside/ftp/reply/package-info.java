/** The server's replies as values. Anyone may import it. */
package io.portside.ftp.reply;
