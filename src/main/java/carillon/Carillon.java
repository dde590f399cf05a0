package carillon;

public final class Carillon {
    private Carillon() {}

    public static void main(String[] arguments) {
        System.out.println("Carillon");
    }
}
