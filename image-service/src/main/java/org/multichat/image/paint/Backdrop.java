package org.multichat.image.paint;

/** Everything behind the things. */
final class Backdrop {

    private Backdrop() {}

    static void paint(View view) {
        switch (view.scene().place()) {
            case MEADOW, GARDEN, PARK, FOREST, MOUNTAINS -> {
                new Sky(view).paint();
                new Land(view).paint();
            }
            case SEA, BEACH, LAKE -> {
                new Sky(view).paint();
                new Water(view).paint();
            }
            case CITY -> {
                new Sky(view).paint();
                new City(view).paint();
            }
            case DESERT -> {
                new Sky(view).paint();
                new Sand(view).dunes();
            }
            case SKY -> {
                new Sky(view).paint();
                new Cloudbank(view).paint();
            }
            case SPACE, MOON -> new Cosmos(view).paint();
            case UNDERWATER -> new Depths(view).paint();
            case ROOM -> new Indoors(view).room();
            case TABLE -> new Indoors(view).table();
        }
    }
}
