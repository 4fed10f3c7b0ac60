FROM node:lts
RUN apt-get update
RUN apt-get install -y git python3
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
ADD https://github.com/example/assets/archive/main.tar.gz /assets/
WORKDIR /app
COPY . .
RUN npm install && npm run build
CMD npm start
