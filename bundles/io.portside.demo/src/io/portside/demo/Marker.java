package io.portside.demo;
public final class Marker {}
