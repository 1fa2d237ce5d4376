/**
 * Directory listings: MLSD and LIST text to entries with a trust grade. Pure, no sockets.
 */
package io.portside.ftp.listing;
