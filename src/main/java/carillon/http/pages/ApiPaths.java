package carillon.http.pages;

/** The paths that all addresses of the API begin with (docs/protocol.md). */
public final class ApiPaths {
    /** The root of this version of the API. */
    public static final String ROOT = "/api/v1";

    /** The root of what belongs to one edition, as a router writes it. */
    public static final String EDITION = ROOT + "/editions/:edition";

    private ApiPaths() {}
}
