/**
 * Fuzzing of everything that reads what a server sends. {@code releng/fuzz} runs {@link io.portside.ftp.fuzz.Fuzz} for as
 * long as wanted, {@code FuzzTest} a short round in the build. The targets live in the packages of what they feed. One
 * thread runs the inputs, another one watches for hangs.
 */
package io.portside.ftp.fuzz;
