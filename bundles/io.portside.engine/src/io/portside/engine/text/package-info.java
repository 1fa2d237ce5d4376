/**
 * Words for what the engine tells as values: problems, routes, sizes and times, the same in the window and on the command
 * line. Pure; front ends import it, the engine itself does not. Any thread.
 */
package io.portside.engine.text;
