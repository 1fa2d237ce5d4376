/**
 * Keeps pairs in step by itself while the program runs: after a change on a local side, and by the clock.
 * {@link io.portside.engine.sync.watch.InStep} is the front. Each pair has a thread of its own, and one more for each
 * local folder that is watched; listeners hear on the pair's thread. Everybody may import it.
 */
package io.portside.engine.sync.watch;
