/**
 * Starts the command line inside Equinox, beside the window's application and without it. Nobody imports it. The main
 * thread runs the verb; the one that ends the program waits for it a moment.
 */
package io.portside.cli.app;
