/**
 * Whether two entries are the same, as far as their facts tell. Pure, any thread; for the planner and whoever looks at an
 * entry again before touching it.
 */
package io.portside.engine.sync.plan.compare;
