/**
 * What went wrong, as a value with a kind and facts, from which the front ends make words.
 */
package io.portside.engine.problem;
