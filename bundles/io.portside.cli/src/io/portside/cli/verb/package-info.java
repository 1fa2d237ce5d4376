/**
 * The verbs of the command line, one class each, and their options. Only the front of the bundle makes them. The calling
 * thread does the work and writes the results.
 */
package io.portside.cli.verb;
