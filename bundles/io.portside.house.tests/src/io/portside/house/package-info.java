/**
 * Rules that hold for the whole house: who may use whom, what every package and file must have. Reads the sources,
 * manifests and compiled classes of all bundles; requires them all only to be built after them. Nobody imports it.
 */
package io.portside.house;
