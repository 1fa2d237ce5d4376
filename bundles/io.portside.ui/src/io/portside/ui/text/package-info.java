/**
 * Words for what the engine tells as values: problems, routes, sizes and times. Pure, no widgets; every package of the
 * window may import it, on any thread.
 */
package io.portside.ui.text;
