/**
 * Does what a plan says, item by item, so that a crash at any point loses nothing and needs no repair; and undoes it. For
 * {@code sync} and whoever brings a pair's parts together. Worker threads; a run has threads of its own.
 */
package io.portside.engine.sync.run;
