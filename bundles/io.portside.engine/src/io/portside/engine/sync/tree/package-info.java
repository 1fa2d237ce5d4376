/**
 * What is known of two trees: facts of entries, folders as they were listed, and the baseline, the state both sides
 * last agreed on. Immutable values, any thread; everybody may import it.
 */
package io.portside.engine.sync.tree;
