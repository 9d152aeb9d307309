"""Pages and dataset onto disk, in build/docs/. The door is `build.build`."""
