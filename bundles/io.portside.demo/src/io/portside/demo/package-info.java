/**
 * The newcomer's first sites: an embedded FTP server with sample files, on the loopback address only, made when it is
 * first opened and gone when the program ends. Reached through the {@code SiteSource} service; nobody imports this package.
 * Opening and closing run on worker threads, the server has threads of its own.
 */
package io.portside.demo;
