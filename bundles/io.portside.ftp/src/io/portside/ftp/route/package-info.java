/**
 * Data routes: which exist, in what order to try them, what a failure means, what is remembered. Pure, no sockets; values may be imported by anyone.
 */
package io.portside.ftp.route;
