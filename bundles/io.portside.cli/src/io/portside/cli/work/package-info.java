/**
 * The engine as one run of the command line uses it: places found and opened, questions answered or refused, copies run to
 * their end. The verbs import it. Calls block the calling thread; what the engine tells comes on its threads.
 */
package io.portside.cli.work;
