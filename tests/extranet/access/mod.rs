mod activation;
