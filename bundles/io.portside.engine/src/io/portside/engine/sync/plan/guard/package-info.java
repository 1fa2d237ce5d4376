/** What is so unusual about a plan that somebody has to say yes to it. Pure, any thread; for the planner. */
package io.portside.engine.sync.plan.guard;
