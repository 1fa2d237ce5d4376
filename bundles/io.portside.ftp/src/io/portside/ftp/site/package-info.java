/**
 * What {@link io.portside.ftp.FtpSite} is made of: finding a data route on a listing, with a hedge against silence, what
 * is known of the routes, and the repetition of what may be repeated. Worker threads; {@code RouteBook} is read by any
 * thread. Not for import outside this bundle.
 */
package io.portside.ftp.site;
