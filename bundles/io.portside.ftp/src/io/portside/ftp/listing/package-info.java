/**
 * Directory listings: MLSD and LIST text to entries with a trust grade, and names between bytes and strings. Pure, no
 * sockets; the values may be imported by anyone, {@link io.portside.ftp.listing.ListingParser} and
 * {@link io.portside.ftp.listing.NameCodec} are for the session.
 */
package io.portside.ftp.listing;
