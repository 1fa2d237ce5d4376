package io.portside.testkit;
public final class Marker {}
