/**
 * What a person types to name a place on a server: URLs and names of sites. Values and parsing, pure; the other packages
 * of the command line import it, on any thread.
 */
package io.portside.cli.address;
