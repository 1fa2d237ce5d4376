/**
 * The one table of a synchronisation: what is done with an entry, from what happened to it on both sides, for every mode.
 * Pure, any thread; for the planner.
 */
package io.portside.engine.sync.plan.table;
