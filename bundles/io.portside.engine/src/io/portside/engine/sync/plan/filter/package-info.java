/** Which entries take part in a synchronisation. Pure, any thread; for scan, planner and whoever edits rules. */
package io.portside.engine.sync.plan.filter;
