package io.portside.engine;
public final class Marker {}
